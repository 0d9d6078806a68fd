package org.exchangehub.connectors.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.exchangehub.connectors.BadFolderException;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.HsCodes;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;

/** Lets a folder in: it is read as a whole, and its samples must show what its contract test asks, in bounded time. */
public final class Admission {

    private final Translator translator;
    private final Canonical canonical;
    private final Optional<HsCodes> hsCodes;
    private final Duration longest;

    /**
     * @param hsCodes the headings that competence may name, where a list of them is there
     * @param longest time that the samples of one folder may take
     */
    public Admission(Translator translator, Canonical canonical, Optional<HsCodes> hsCodes, Duration longest) {
        this.translator = translator;
        this.canonical = canonical;
        this.hsCodes = hsCodes;
        this.longest = longest;
    }

    /**
     * Reads a folder; its samples are run unless this version is known to have passed.
     *
     * @throws BadFolderException with the file, where in it and what is wrong
     */
    public Connector admit(Folder folder, Predicate<Connector> hasPassed) {
        Connector connector = Catalogue.read(folder, translator, hsCodes);
        if (!hasPassed.test(connector)) {
            firstFault(connector).ifPresent(fault -> {
                throw new BadFolderException(Place.of(connector.folder(), fault), fault.name() + ": " + fault.detail());
            });
        }
        return connector;
    }

    /** On a thread of its own: a map that runs for ever can not be stopped, and must not stop the hub. */
    private Optional<Check> firstFault(Connector connector) {
        CompletableFuture<Optional<Check>> fault = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("samples-of-" + connector.id())
                .start(() -> {
                    try {
                        fault.complete(new Contract(connector, translator, canonical).firstFaultOfSamples());
                    } catch (RuntimeException | StackOverflowError broken) {
                        fault.completeExceptionally(broken);
                    }
                });
        try {
            return fault.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            thread.interrupt();
            throw new BadFolderException(
                    connector.id() + "/samples", "the checks of the samples take more than " + longest, tooLong);
        } catch (ExecutionException broken) {
            throw new BadFolderException(
                    connector.id() + "/samples", "can not be checked: " + broken.getCause(), broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while samples were checked", stopping);
        }
    }
}
