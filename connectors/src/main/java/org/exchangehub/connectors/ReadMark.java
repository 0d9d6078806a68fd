package org.exchangehub.connectors;

import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.contracts.RefusedException;

/** Tells by an outbound message alone whether it can change anything at a partner that keeps a register. */
public sealed interface ReadMark {

    /** Whether it only reads; nothing where it is neither a read nor a write, and so must not go out. */
    Optional<Boolean> reads(Optional<Wire> outbound);

    /** Reads are GETs, which have no body. */
    record Get() implements ReadMark {

        @Override
        public Optional<Boolean> reads(Optional<Wire> outbound) {
            return Optional.of(outbound.isEmpty());
        }
    }

    /** Reads have root elements of their own, as {@code {namespace}name}. */
    record Roots(Set<String> roots) implements ReadMark {

        public Roots {
            roots = Set.copyOf(roots);
        }

        @Override
        public Optional<Boolean> reads(Optional<Wire> outbound) {
            return Optional.of(
                    outbound.map(ReadMark::root).filter(roots::contains).isPresent());
        }
    }

    /** Reads and writes may have the same root: one test is true of each read, the other of each write, never both. */
    record Tests(XPathExecutable read, XPathExecutable write) implements ReadMark {

        @Override
        public Optional<Boolean> reads(Optional<Wire> outbound) {
            return outbound.flatMap(Tests::tree).flatMap(tree -> {
                boolean reads = isTrue(read, tree);
                return reads == isTrue(write, tree) ? Optional.empty() : Optional.of(reads);
            });
        }

        private static boolean isTrue(XPathExecutable test, XdmNode tree) {
            try {
                XPathSelector selector = test.load();
                selector.setContextItem(tree);
                return selector.effectiveBooleanValue();
            } catch (SaxonApiException failed) {
                return false;
            }
        }

        private static Optional<XdmNode> tree(Wire wire) {
            try {
                return Optional.of(WireTree.read(wire.bytes(), Format.XML));
            } catch (RefusedException broken) {
                return Optional.empty();
            }
        }
    }

    /**
     * What is wrong with an outbound message: a read that could write, or a write that the partner would take for a read.
     *
     * @param outbound the body of the call; none where it is a GET
     */
    static Optional<String> fault(HeldRegister register, Call call, Optional<Wire> outbound) {
        Optional<Boolean> reads = register.mark().reads(outbound);
        if (reads.isEmpty()) {
            return Optional.of("its message has neither the shape of a read nor that of a write");
        }
        if (register.reads(call) == reads.get()) {
            return Optional.empty();
        }
        return Optional.of(
                register.reads(call)
                        ? "it reads, and its message has no mark of a read"
                        : "it writes, and its message is marked as a read");
    }

    private static String root(Wire wire) {
        try {
            XmlRoot root = XmlRoot.of(wire.bytes());
            return "{" + root.namespace() + "}" + root.name();
        } catch (RefusedException broken) {
            return "";
        }
    }
}
