package org.exchangehub.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Declaration;
import org.junit.jupiter.api.Test;

class DeclarationsTest {

    private final Canonical canonical = new Canonical();
    private final Declarations declarations = new Declarations();

    @Test
    void areValidAndOfAboutTenKilobytes() {
        byte[] declaration = declarations.withLrn(declarations.nextLrn());

        assertThatNoException().isThrownBy(() -> canonical.validate(declaration));
        assertThat(declaration.length).isBetween(9_000, 11_000);
    }

    @Test
    void carryTheLrnTheyAreAskedFor() {
        assertThat(canonical
                        .read(declarations.withLrn("BENCH-1"), Declaration.class)
                        .getLRN())
                .isEqualTo("BENCH-1");
        assertThat(declarations.nextLrn()).isNotEqualTo(declarations.nextLrn());
    }
}
