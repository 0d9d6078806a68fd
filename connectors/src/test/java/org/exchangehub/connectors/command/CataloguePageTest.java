package org.exchangehub.connectors.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CataloguePageTest {

    @Test
    void thePageOfThePartnersIsFresh() {
        assertThat(Commanded.run("catalogue", "-d", "partners", "-o", "../docs/catalogue.md", "--check"))
                .as("run connectors/connector catalogue")
                .extracting(Commanded::code)
                .isEqualTo(0);
    }
}
