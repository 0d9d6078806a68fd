package org.exchangehub.connectors.as4;

import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import org.exchangehub.connectors.keys.SideKeys;
import org.jspecify.annotations.Nullable;

/** Keys in the form in which phase4 takes them; in memory only. */
final class Crypto extends AS4CryptoFactoryInMemoryKeyStore {

    /** Guards nothing: the keystore never leaves this memory. */
    private static final char[] PASSWORD = "memory".toCharArray();

    private Crypto(KeyStore keys, String alias, KeyStore trusted) {
        super(keys, alias, PASSWORD.clone(), trusted);
    }

    /** All keys and certificates, by who is at the other side: for what comes from any of them. */
    static IAS4CryptoFactory of(Map<String, SideKeys> all) {
        try {
            KeyStore keys = KeyStore.getInstance("JKS");
            KeyStore trusted = KeyStore.getInstance("JKS");
            keys.load(null, null);
            trusted.load(null, null);
            for (Map.Entry<String, SideKeys> one : all.entrySet()) {
                SideKeys of = one.getValue();
                keys.setKeyEntry(one.getKey(), of.key(), PASSWORD.clone(), new Certificate[] {of.own()});
                for (int n = 0; n < of.theirs().size(); n++) {
                    trusted.setCertificateEntry(
                            one.getKey() + "-" + n, of.theirs().get(n));
                }
            }
            return new Crypto(keys, all.keySet().iterator().next(), trusted);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("The keys can not be used", unusable);
        }
    }

    @Override
    public char @Nullable [] getKeyPasswordPerAliasCharArray(@Nullable String alias) {
        return PASSWORD.clone();
    }
}
