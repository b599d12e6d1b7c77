package dev.larder.internal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "OOM command not allowed|OOM",
            "NOSCRIPT|NOSCRIPT",
            "ERR Error running script (call to f_6b): @user_script:9: @user_script: 9: -OOM command not allowed|OOM",
            "ERR Error running script (call to f_6b): @user_script:9: READONLY You can't write|READONLY",
            "ERR unknown command|ERR" })
    void codeIsThatOfTheErrorWhereverItArose(String text, String code) {
        assertThat(new Fault(Fault.Kind.REFUSED, text).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({ "LATE", "UNREACHABLE" })
    void whatTheServerDidNotSayHasNoCode(Fault.Kind kind) {
        assertThat(new Fault(kind, "OOM").code()).isEmpty();
    }
}
