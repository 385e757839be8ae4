package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeVerifierTest {
    @Test
    void challengesAsTheStandardDoes() {
        assertThat(new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void differsEachTime() {
        assertThat(CodeVerifier.random().value())
                .hasSize(43)
                .isNotEqualTo(CodeVerifier.random().value());
    }

    @Test
    void isNotPrinted() {
        var verifier = CodeVerifier.random();
        assertThat(verifier.toString()).doesNotContain(verifier.value());
    }
}
