package org.exchangehub.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.exchangehub.bench.load.HttpLodger;
import org.exchangehub.bench.load.QueueLodger;
import tools.jackson.databind.JsonNode;

/** The hub itself as a program of its own: started from its jar, lodged to over HTTP and over its queue. */
public final class Hub {

    private static final Pattern BROKER = Pattern.compile("Embedded Artemis on 127\\.0\\.0\\.1:(\\d+)");

    private final List<Subject> subjects;
    private final HubCalls calls;

    private Hub(List<Subject> subjects, HubCalls calls) {
        this.subjects = subjects;
        this.calls = calls;
    }

    /**
     * Starts it without the traffic of its demonstration; only the food safety authority can be reached.
     *
     * @param jar the application
     * @param partner where referrals are pushed to
     * @param running takes all that must be stopped
     */
    public static Hub start(Path jar, Path directory, URI partner, Running running)
            throws IOException, InterruptedException {
        return start("hub", Partners.packaged(Set.of()), jar, directory, partner, running);
    }

    /**
     * Whom a hub knows.
     *
     * @param packaged of the packaged partners; all where none is named
     * @param directory of further connector folders
     * @param reached the one partner that can be reached
     */
    public record Partners(Set<String> packaged, Path directory, String reached) {

        /** These of the packaged ones, all where none is named; only the food safety authority can be reached. */
        public static Partners packaged(Set<String> packaged) {
            return new Partners(packaged, Path.of("none"), "food-safety-animals");
        }
    }

    /** Starts one that knows these partners. */
    public static Hub start(String name, Partners partners, Path jar, Path directory, URI partner, Running running)
            throws IOException, InterruptedException {
        Path own = directory.resolve(name.replace(' ', '-'));
        Child child = running.add(Child.start(
                name,
                own,
                List.of(
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--server.port=0",
                        "--hub.broker.port=0",
                        "--hub.data-directory=" + own,
                        "--hub.demo=false",
                        "--hub.connectors-packaged=" + String.join(",", partners.packaged()),
                        "--hub.connectors-directory=" + own.resolve(partners.directory()),
                        "--hub.partners." + partners.reached() + ".url=" + partner)));
        URI hub = child.awaitStart();
        HubCalls calls = new HubCalls(hub);
        JsonNode access = calls.accessOfCustoms();
        // When a run is broken off the broker may be gone before its clients: they wait 60 s for it if nobody says
        // less.
        String broker = "amqp://127.0.0.1:" + child.number(BROKER) + "?jms.closeTimeout=2000";
        String user = access.get("broker_user").asString();
        String password = access.get("broker_password").asString();
        CpuMeter cpu = new CpuMeter(child.handle(), own.resolve("postgres"));
        HttpLodger http = running.add(new HttpLodger(
                hub.resolve("/api/v1/declarations"),
                Optional.of(access.get("access_token").asString())));
        QueueLodger queue = running.add(new QueueLodger(broker, user, password, "hub.in.customs"));
        running.add(Customs.read(broker, user, password));
        return new Hub(List.of(new Subject(name, http, cpu), new Subject(name + ", by queue", queue, cpu)), calls);
    }

    /** The hub in each way that it is lodged to. */
    public List<Subject> subjects() {
        return subjects;
    }

    /** To whom it has owed anything so far. */
    public Set<String> receivers() throws IOException, InterruptedException {
        return StreamSupport.stream(calls.balance().get("owed").spliterator(), false)
                .map(one -> one.get("receiver").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What it did beside the referrals that are measured. */
    public String work() throws IOException, InterruptedException {
        return Work.told(calls.balance());
    }
}
