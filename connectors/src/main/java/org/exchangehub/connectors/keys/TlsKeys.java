package org.exchangehub.connectors.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What one side shows on HTTPS connections to another, and whom it believes there. The other side's certificate must be one of those
 * that are named, or be issued by one; where none is named, the authorities that the Java runtime knows count.
 */
public final class TlsKeys {

    private final KeyManagerFactory shown;
    private final TrustManagerFactory believed;

    private TlsKeys(KeyManagerFactory shown, TrustManagerFactory believed) {
        this.shown = shown;
        this.believed = believed;
    }

    /**
     * Reads a keystore (PKCS12 or JKS) that holds one private key with its certificates, and any certificates of others.
     *
     * @param password of the keystore and of the key
     * @throws IOException where it is none
     */
    public static TlsKeys read(Path file, String password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            KeyStore others = KeyStore.getInstance("PKCS12");
            others.load(null, null);
            int own = 0;
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    own++;
                } else {
                    others.setCertificateEntry(alias, store.getCertificate(alias));
                }
            }
            if (own != 1) {
                throw new IOException(file + " holds " + own + " keys: it needs one");
            }
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(store, password.toCharArray());
            return new TlsKeys(shown, believed(others.size() == 0 ? null : others));
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + " can not be used as a keystore", unusable);
        }
    }

    private static TrustManagerFactory believed(@Nullable KeyStore others) throws GeneralSecurityException {
        TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believed.init(others);
        return believed;
    }

    public KeyManager[] shown() {
        return shown.getKeyManagers();
    }

    public TrustManager[] believed() {
        return believed.getTrustManagers();
    }

    /** Both, for connections that are made. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown(), believed(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The keys can not be used for TLS", impossible);
        }
    }
}
