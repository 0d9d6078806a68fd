package org.exchangehub.routes.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions are the sender's where it gives them, and counted where it gives none. */
class VersionPolicyTest {

    @Test
    void withoutAVersionTheFirstIsOneAndEachNextIsOneMore() {
        assertThat(VersionPolicy.first(declaration(Optional.empty()))).isEqualTo(1);
        assertThat(VersionPolicy.next(declaration(Optional.empty()), 1)).isEqualTo(2);
        assertThat(VersionPolicy.next(declaration(Optional.empty()), 7)).isEqualTo(8);
    }

    @Test
    void aVersionThatIsGivenCounts() {
        assertThat(VersionPolicy.first(declaration(Optional.of(3)))).isEqualTo(3);
        assertThat(VersionPolicy.next(declaration(Optional.of(9)), 3)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aVersionThatIsNotNewerIsRefused(int given) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> VersionPolicy.next(declaration(Optional.of(given)), 3));
        assertThat(refused.reason()).isEqualTo(Reason.VERSION_NOT_NEWER);
        assertThat(refused.faults().getFirst().position()).isEqualTo("/Declaration/VersionID");
    }

    private static Declaration declaration(Optional<Integer> version) {
        Declaration declaration = new Declaration();
        version.ifPresent(declaration::setVersionID);
        return declaration;
    }
}
