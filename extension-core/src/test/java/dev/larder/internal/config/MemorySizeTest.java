package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {

    private final MemorySizeConverter converter = new MemorySizeConverter();

    @ParameterizedTest
    @CsvSource({ "0,0", "17,17", "512K,524288", "64M,67108864", "64 m,67108864", "2g,2147483648",
            "999999999999K,1023999999998976" })
    void readsBytesAndUnits(String text, long bytes) {
        assertThat(converter.convert(text)).isEqualTo(new MemorySize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "M", "-1", "1.5M", "64MB", "64T", "999999999999G" })
    void refusesAllElse(String text) {
        assertThatThrownBy(() -> converter.convert(text)).hasMessage("'" + text + "' is no amount of memory: allowed:"
                + " a number of bytes, or with K, M or G behind it, such as 512K or 64M");
    }
}
