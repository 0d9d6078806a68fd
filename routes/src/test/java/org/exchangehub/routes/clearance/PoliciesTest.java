package org.exchangehub.routes.clearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy file that breaks a law, or is no policy, is refused with what is wrong. */
class PoliciesTest {

    private static String own() throws IOException {
        try (InputStream own = PoliciesTest.class.getResourceAsStream("/clearance/policy-2.yaml")) {
            return new String(Objects.requireNonNull(own).readAllBytes(), UTF_8);
        }
    }

    private static Policy changed(String from, String to) throws IOException {
        assertThat(own()).contains(from);
        return Policies.read(own().replace(from, to).getBytes(UTF_8), "changed.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unanswered: {advice: UNDER_REVIEW | unanswered: {advice: MAY_RELEASE | silence is no consent
            unanswered: {advice: UNDER_REVIEW | unanswered: {advice: EXAMINE | DOCUMENT_REQUIRED is freer than silence
            MAY_PROCEED:             {advice: MAY_RELEASE | MAY_PROCEED:             {advice: HOLD | MAY_PROCEED is consent
            REFUSE:                  {advice: REFUSE | REFUSE:                  {advice: MAY_RELEASE | REFUSE is none
            [MAY_RELEASE, UNDER_REVIEW, | [UNDER_REVIEW, MAY_RELEASE, | nothing is freer than MAY_RELEASE
            HOLD, REFUSE] | HOLD, HOLD] | strictness names each code once
            HOLD:                    {advice: UNDER_REVIEW | HOLD:                    {advice: MAY_RELEASE | the contingency HOLD holds
            conditionalPeriod: P30D | conditionalPeriod: thirty | line
            custody: MAY_LEAVE} | custody: AWAY} | line
            conditionalPeriod: P30D | grace: P30D | line
            """)
    void whatBreaksALawIsRefused(String from, String to, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> changed(from, to)).withMessageContaining(why);
    }

    @Test
    void aShadowHasAVersionOfItsOwn() throws IOException {
        Policy own = Policies.own();
        assertThatIllegalArgumentException().isThrownBy(() -> new Policies(own, Optional.of(own)));
        Policy other = changed("version: \"2\"", "version: \"3\"");
        assertThat(new Policies(own, Optional.of(other)).shadow()).contains(other);
    }
}
