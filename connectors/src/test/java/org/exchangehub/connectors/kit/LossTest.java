package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.DeclaredLoss;
import org.exchangehub.connectors.Folder;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;

/** What the loss report finds, and what it makes of what a folder says of it. */
class LossTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final byte[] DECLARATION = Catalogue.packaged().stream()
            .filter(folder -> folder.name().equals("customs"))
            .map((Folder folder) -> folder.get("samples/declaration/everything.canonical.xml"))
            .findFirst()
            .orElseThrow();

    private static DeclaredLoss declared(String path) {
        return new DeclaredLoss(path, DeclaredLoss.Severity.NONE, "test", Optional.empty());
    }

    @Test
    void everyValueOfADeclarationCanBeChangedIntoAnotherValidOne() {
        Loss loss = new Loss(CANONICAL, document -> document);
        assertThat(Leaf.of(DECLARATION))
                .hasSizeGreaterThan(150)
                .allSatisfy(
                        leaf -> assertThat(loss.changed(leaf)).as(leaf.path()).isPresent());
    }

    @Test
    void nothingIsLostWhereTheWholeDocumentIsCarried() {
        assertThat(new Loss(CANONICAL, document -> document).of(DECLARATION)).isEmpty();
    }

    @Test
    void whatDoesNotShowInTheResultIsLost() {
        Loss loss = new Loss(
                CANONICAL,
                document -> new String(document, UTF_8)
                        .replaceAll("(?s)<InvoiceAmount>.*?</InvoiceAmount>|<TypeCode>[^<]*</TypeCode>", "")
                        .getBytes(UTF_8));
        assertThat(loss.of(DECLARATION))
                .contains(
                        "InvoiceAmount/Value", "InvoiceAmount/CurrencyCode", "TypeCode", "Importer/Identifier/TypeCode")
                .doesNotContain("DirectionCode", "LRN");
    }

    @Test
    void aChangeThatIsRefusedShows() {
        Loss loss = new Loss(CANONICAL, document -> {
            if (new String(document, UTF_8).contains("IMPORT")) {
                return new byte[0];
            }
            throw new RefusedException(Reason.MAP_FAILED, "");
        });
        assertThat(loss.of(DECLARATION)).contains("LRN").doesNotContain("DirectionCode");
    }

    @Test
    void declaredAndFoundLossesMustBeTheSame() {
        List<String> lost = List.of("InvoiceAmount/Value", "LRN");
        assertThat(Loss.faults(lost, List.of(declared("InvoiceAmount"), declared("LRN"))))
                .isEmpty();
        assertThat(Loss.faults(lost, List.of(declared("InvoiceAmount"))))
                .singleElement()
                .asString()
                .startsWith("LRN is lost");
        assertThat(Loss.faults(lost, List.of(declared("InvoiceAmount"), declared("LRN"), declared("MRN"))))
                .singleElement()
                .asString()
                .startsWith("MRN is declared");
        assertThat(Loss.faults(List.of("InvoiceAmountX"), List.of(declared("InvoiceAmount"))))
                .hasSize(2);
    }
}
