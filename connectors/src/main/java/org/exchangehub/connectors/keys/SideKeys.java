package org.exchangehub.connectors.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The keys of one side towards another: its own key, and the certificates that the other side signs with. A certificate is
 * trusted since it is named here, not for who issued it.
 *
 * @param theirs all are believed; what goes out is encrypted for the one that is valid longest
 */
public record SideKeys(PrivateKey key, X509Certificate own, List<X509Certificate> theirs) {

    public SideKeys {
        theirs = List.copyOf(theirs);
        if (theirs.isEmpty()) {
            throw new IllegalArgumentException("There is no certificate of the other side");
        }
    }

    /**
     * Reads a keystore (PKCS12 or JKS) that holds one private key with its certificate, and the certificates of the other side.
     *
     * @throws IOException where it is none
     */
    public static SideKeys read(Path file, String password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            List<X509Certificate> theirs = new ArrayList<>();
            List<String> own = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    own.add(alias);
                } else if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    theirs.add(certificate);
                }
            }
            if (own.size() != 1 || theirs.isEmpty()) {
                throw new IOException(file + " holds " + own.size() + " keys and " + theirs.size()
                        + " certificates: it needs one key, and the certificates of the other side");
            }
            return new SideKeys(
                    (PrivateKey) store.getKey(own.getFirst(), password.toCharArray()),
                    (X509Certificate) store.getCertificate(own.getFirst()),
                    theirs);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + " can not be used as a keystore", unusable);
        }
    }

    /** Writes them as {@link #read} reads them. */
    public void write(Path file, String password) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, password.toCharArray(), new X509Certificate[] {own});
            for (int n = 0; n < theirs.size(); n++) {
                store.setCertificateEntry("theirs-" + n, theirs.get(n));
            }
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException failed) {
            throw new IOException(file + " can not be written", failed);
        }
    }

    /** What goes to the other side is encrypted for this one. */
    public X509Certificate encryptFor() {
        return Collections.max(theirs, Comparator.comparing(X509Certificate::getNotAfter));
    }

    /** Whether the other side signs with it. */
    public boolean isTheirs(X509Certificate certificate) {
        return theirs.contains(certificate);
    }
}
