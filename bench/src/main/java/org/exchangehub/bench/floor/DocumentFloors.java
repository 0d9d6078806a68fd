package org.exchangehub.bench.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.bench.load.Declarations;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Declaration;

/** What reading, binding and mapping the document cost on one thread. */
final class DocumentFloors {

    private final Canonical canonical = new Canonical();
    private final byte[] declaration;
    private final byte[] referral;
    private final XsltMap map;

    DocumentFloors(Declarations declarations) {
        declaration = declarations.withLrn(declarations.nextLrn());
        referral = ReferralSample.of(canonical, declaration);
        Folder folder = Catalogue.packaged().stream()
                .filter(one -> one.name().equals("food-safety-animals"))
                .findFirst()
                .orElseThrow();
        map = new XsltMap(folder, "maps/referral.to-partner.xsl");
    }

    List<Floor> measure(Repetition repetition) throws InterruptedException, ExecutionException {
        XdmNode tree = WireTree.read(referral, Format.CANONICAL_XML);
        List<Floor> floors = new ArrayList<>();
        floors.add(repetition.measure("parse and validate", 1, List.of(this::validate)));
        floors.add(repetition.measure("bind", 1, List.of(() -> canonical.read(declaration, Declaration.class))));
        floors.add(repetition.measure("map, from a ready tree", 0, List.of(mapping(tree))));
        floors.add(repetition.measure(
                "map, from bytes",
                1,
                List.of(() ->
                        mapping(WireTree.read(referral, Format.CANONICAL_XML)).call())));
        return floors;
    }

    private boolean validate() {
        canonical.validate(declaration);
        return true;
    }

    private Callable<byte[]> mapping(XdmNode tree) {
        return () -> WireTree.write(map.toTree(tree, Map.of()), Format.JSON);
    }
}
