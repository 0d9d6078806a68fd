package org.exchangehub.connectors.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.exchangehub.connectors.PartnerId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where simulated partners get the bearer tokens that they show to a hub. */
public sealed interface TokenSource {

    /** @throws IOException where there is none */
    String token(PartnerId partner) throws IOException;

    /** One token for all. */
    record Fixed(String token) implements TokenSource {
        @Override
        public String token(PartnerId partner) {
            return token;
        }

        @Override
        public String toString() {
            return "a fixed token";
        }
    }

    /** A file that holds the token and may be renewed; {@code {partner}} in its path stands for the partner's id. */
    record OfFile(String path) implements TokenSource {
        @Override
        public String token(PartnerId partner) throws IOException {
            return Files.readString(Path.of(path.replace("{partner}", partner.value())))
                    .strip();
        }
    }

    /** A command whose first line of output is the token; it gets the partner's id as its last argument. */
    record OfCommand(List<String> command) implements TokenSource {

        private static final int PATIENCE_SECONDS = 30;

        @Override
        public String token(PartnerId partner) throws IOException {
            List<String> line = new java.util.ArrayList<>(command);
            line.add(partner.value());
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var output = process.inputReader(UTF_8)) {
                String first = output.readLine();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0 || first == null) {
                    throw new IOException("The token command " + command.getFirst() + " gave no token");
                }
                return first.strip();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("closed", e);
            } finally {
                process.destroy();
            }
        }
    }

    /** The hub itself, where it is the embedded default that hands out throw-away tokens. */
    record OfHub(URI hub) implements TokenSource {
        @Override
        public String token(PartnerId partner) throws IOException {
            return ask(partner).path("access_token").asString();
        }

        /** Of the partner's account on the embedded broker; empty where it has none. */
        String brokerPassword(PartnerId partner) throws IOException {
            return ask(partner).path("broker_password").asString("");
        }

        private JsonNode ask(PartnerId partner) throws IOException {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(hub + "/dev/token?partner=" + partner))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<byte[]> answer = client.send(ask, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException(hub + " hands out no tokens: " + answer.statusCode());
                }
                return new JsonMapper().readTree(answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("closed", e);
            }
        }
    }
}
