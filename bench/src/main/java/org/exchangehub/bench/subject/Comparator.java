package org.exchangehub.bench.subject;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.bench.comparator.CamelComparator;
import org.exchangehub.bench.comparator.SpringIntegrationComparator;
import org.exchangehub.bench.load.HttpLodger;
import org.exchangehub.bench.platform.Database;

/** The two programs that the hub is compared with. */
public enum Comparator {
    CAMEL("plain Camel", CamelComparator.class),
    SPRING_INTEGRATION("plain Spring Integration", SpringIntegrationComparator.class);

    private final String title;
    private final Class<?> main;

    Comparator(String title, Class<?> main) {
        this.title = title;
        this.main = main;
    }

    /**
     * Starts it.
     *
     * @param partner where it tells the partner
     * @param running takes the process as soon as there is one, so that it gets stopped whatever follows
     */
    public Subject start(Path directory, URI partner, Running running) throws IOException, InterruptedException {
        Path own = directory.resolve(name());
        Child child = Child.start(
                title,
                own,
                List.of(
                        "-cp",
                        classPath(),
                        main.getName(),
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.main.banner-mode=off",
                        "--logging.level.org.apache.activemq=warn",
                        "--bench.directory=" + own,
                        "--bench.partner=" + partner));
        running.add(child);
        URI declarations = child.awaitStart().resolve("/declarations");
        HttpLodger lodger = running.add(new HttpLodger(declarations, Optional.empty()));
        return new Subject(title, lodger, new CpuMeter(child.handle(), Database.data(own)));
    }

    /** That of this program, made absolute since the comparator works in a directory of its own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
