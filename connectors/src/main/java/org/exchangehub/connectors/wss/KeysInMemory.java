package org.exchangehub.connectors.wss;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collection;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.exchangehub.connectors.keys.SideKeys;

/** Keys in the form in which WSS4J takes them; in memory only. */
final class KeysInMemory {

    static final String OWN = "own";

    /** Guards nothing: the keystore never leaves this memory. */
    static final String PASSWORD = "memory";

    static {
        WSSConfig.init();
    }

    private KeysInMemory() {}

    /** The own key of one side, to sign with. */
    static Crypto own(SideKeys keys) {
        try {
            KeyStore store = empty();
            store.setKeyEntry(OWN, keys.key(), PASSWORD.toCharArray(), new Certificate[] {keys.own()});
            Merlin crypto = new Merlin();
            crypto.setKeyStore(store);
            return crypto;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("The keys can not be used", unusable);
        }
    }

    /** The certificates of other sides, to verify with. */
    static Crypto trusted(Collection<X509Certificate> certificates) {
        try {
            KeyStore store = empty();
            int number = 0;
            for (X509Certificate certificate : certificates) {
                store.setCertificateEntry("theirs-" + number++, certificate);
            }
            Merlin crypto = new Merlin();
            crypto.setKeyStore(empty());
            crypto.setTrustStore(store);
            return crypto;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("The certificates can not be used", unusable);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
