package org.exchangehub.config.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token is checked once a minute, and never believed beyond its end. */
class RememberedTokensTest {

    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private Instant now = START;

    private final RememberedTokens tokens = new RememberedTokens(this::check, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aTokenIsCheckedAgainAfterAMinuteAndAtItsEnd() {
        assertThat(tokens.decode("3600").getSubject()).isEqualTo("3600");
        assertThat(tokens.decode("30").getSubject()).isEqualTo("30");
        now = START.plusSeconds(29);
        tokens.decode("3600");
        tokens.decode("30");
        assertThat(checked).containsExactly("3600", "30");
        now = START.plusSeconds(30);
        assertThatThrownBy(() -> tokens.decode("30")).isInstanceOf(BadJwtException.class);
        now = START.plusSeconds(60);
        tokens.decode("3600");
        assertThat(checked).containsExactly("3600", "30", "30", "3600");
    }

    @Test
    void aBadTokenIsNeverRemembered() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("-1")).isInstanceOf(BadJwtException.class);
        }
        assertThat(checked).hasSize(2);
    }

    /** Of these tokens the text says for how many seconds after the start they are good. */
    private Jwt check(String token) {
        checked.add(token);
        Instant end = START.plusSeconds(Long.parseLong(token));
        if (!now.isBefore(end)) {
            throw new BadJwtException("expired");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject(token)
                .issuedAt(START.minusSeconds(60))
                .expiresAt(end)
                .build();
    }
}
