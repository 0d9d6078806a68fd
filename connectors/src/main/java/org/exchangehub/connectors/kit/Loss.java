package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exchangehub.connectors.DeclaredLoss;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.RefusedException;

/**
 * Finds what a format does not carry: each value of a sample is changed into another valid one, and the map run again; a
 * value whose change does not show in the result is lost.
 */
public final class Loss {

    /** What is made of a document; {@link RefusedException} is a result as well. */
    public interface Run extends Function<byte[], byte[]> {}

    private final Canonical canonical;
    private final Run run;

    public Loss(Canonical canonical, Run run) {
        this.canonical = canonical;
        this.run = run;
    }

    /** The paths, from below the root, of the values of a valid canonical document that are lost. */
    public TreeSet<String> of(byte[] document) {
        List<Leaf> leaves = Leaf.of(document);
        byte[] before = result(leaves.getFirst().unchanged());
        TreeSet<String> lost = new TreeSet<>();
        for (Leaf leaf : leaves) {
            Optional<byte[]> changed = changed(leaf);
            if (changed.isPresent() && Arrays.equals(before, result(changed.get()))) {
                lost.add(leaf.path().substring(leaf.path().indexOf('/', 1) + 1));
            }
        }
        return lost;
    }

    /** The document with another valid value in the place of this one, where there is one. */
    Optional<byte[]> changed(Leaf leaf) {
        return Stream.concat(leaf.others().stream(), Enumerations.VALUES.stream())
                .filter(other -> !other.equals(leaf.value()))
                .map(leaf::with)
                .filter(this::isValid)
                .findFirst();
    }

    private boolean isValid(byte[] document) {
        try {
            canonical.validate(document);
            return true;
        } catch (RefusedException invalid) {
            return false;
        }
    }

    private byte[] result(byte[] document) {
        try {
            return run.apply(document);
        } catch (RefusedException refused) {
            return refused.getMessage() == null
                    ? new byte[0]
                    : refused.getMessage().getBytes(UTF_8);
        }
    }

    /** Each lost path that nobody declared, and each declaration that loses nothing, in words. */
    static List<String> faults(Collection<String> lost, List<DeclaredLoss> declared) {
        List<String> faults = new ArrayList<>();
        for (String path : lost) {
            if (declared.stream().noneMatch(loss -> loss.covers(path))) {
                faults.add(path + " is lost, and connector.yaml does not say so under 'loss'");
            }
        }
        for (DeclaredLoss loss : declared) {
            if (lost.stream().noneMatch(loss::covers)) {
                faults.add(loss.path() + " is declared as lost, and no sample shows that it is");
            }
        }
        return faults;
    }
}
