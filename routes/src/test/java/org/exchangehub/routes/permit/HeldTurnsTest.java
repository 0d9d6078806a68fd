package org.exchangehub.routes.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does what is to be asked of a register that a partner keeps, on a real PostgreSQL. */
class HeldTurnsTest {

    private final RegisterAtWork register = new RegisterAtWork();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final HeldTurns ofFirst = register.turns(first);
    private final HeldTurns ofSecond = register.turns(second);

    @AfterEach
    void close() {
        register.lives(first, false);
        register.lives(second, false);
        register.close();
    }

    @Test
    void whatADeadNodeWasDoingIsTakenUpAtOnceAndThatOfALivingOneIsNot() {
        register.lives(first, true);
        register.lives(second, true);
        UUID id = asked();
        assertThat(ofFirst.claim(id)).isPresent();
        assertThat(ofSecond.claim(id)).as("while the first is at it").isEmpty();
        assertThat(ofSecond.orphans()).noneMatch(work -> work.id().equals(id));

        register.lives(first, false);
        assertThat(ofFirst.orphans())
                .as("nobody takes over from itself")
                .noneMatch(work -> work.id().equals(id));
        HeldWork orphan = ofSecond.orphans().stream()
                .filter(work -> work.id().equals(id))
                .findFirst()
                .orElseThrow();
        ofSecond.takeUp(orphan, Duration.ZERO);
        assertThat(ofSecond.due()).contains(id);
        assertThat(ofSecond.claim(id)).isPresent();
        ofSecond.settle(orphan, Optional.empty());
    }

    @Test
    void aPartnerThatMayStillBeAtItIsGivenTime() {
        register.lives(first, true);
        UUID id = asked();
        HeldWork claimed = ofFirst.claim(id).orElseThrow();
        register.lives(first, false);
        ofSecond.takeUp(claimed, Duration.ofMinutes(1));
        assertThat(ofSecond.claim(id)).isEmpty();
        assertThat(ofSecond.orphans()).noneMatch(work -> work.id().equals(id));
        ofSecond.settle(claimed, Optional.empty());
    }

    private UUID asked() {
        Named named = new Named("F-GAS", "F-" + Ids.next(), Optional.of(new PartnerId("environment-f-gases-ozone")));
        return register.works().ask(Ids.next(), named, Instant.now(), true);
    }
}
