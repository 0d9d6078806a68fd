package org.exchangehub.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the connector folders on the class path, in a directory of classes as well as in a jar. */
final class PackagedFolders {

    private static final String ROOT = "partners/";

    private PackagedFolders() {}

    static List<Folder> read() {
        URL root = Objects.requireNonNull(
                PackagedFolders.class.getResource("/" + ROOT), "The catalogue is not on the class path");
        try {
            Map<String, Map<String, byte[]>> folders = new TreeMap<>();
            if (root.openConnection() instanceof JarURLConnection jar) {
                readJar(jar, folders);
            } else {
                readDirectory(Path.of(root.toURI()), folders);
            }
            return folders.entrySet().stream()
                    .map(entry -> new Folder(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The files of a directory of the class path by their names, none where it is not there. */
    static Map<String, byte[]> files(String directory) {
        URL root = PackagedFolders.class.getResource("/" + directory);
        Map<String, byte[]> files = new TreeMap<>();
        try {
            if (root == null) {
                return files;
            }
            if (root.openConnection() instanceof JarURLConnection connection) {
                JarFile jar = connection.getJarFile();
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (!entry.isDirectory() && entry.getName().startsWith(directory)) {
                        try (InputStream stream = jar.getInputStream(entry)) {
                            files.put(entry.getName().substring(directory.length()), stream.readAllBytes());
                        }
                    }
                }
                return files;
            }
            Folder.of(Path.of(root.toURI())).each(files::put);
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void readJar(JarURLConnection connection, Map<String, Map<String, byte[]>> folders)
            throws IOException {
        JarFile jar = connection.getJarFile();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (!entry.isDirectory() && entry.getName().startsWith(ROOT)) {
                try (InputStream stream = jar.getInputStream(entry)) {
                    add(entry.getName().substring(ROOT.length()), stream.readAllBytes(), folders);
                }
            }
        }
    }

    private static void readDirectory(Path root, Map<String, Map<String, byte[]>> folders) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                add(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file), folders);
            }
        }
    }

    private static void add(String path, byte[] content, Map<String, Map<String, byte[]>> folders) {
        int slash = path.indexOf('/');
        if (slash > 0) {
            folders.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                    .put(path.substring(slash + 1), content);
        }
    }
}
