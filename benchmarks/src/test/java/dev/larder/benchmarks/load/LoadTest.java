package dev.larder.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class LoadTest {

    private record Answers(Function<String, Product> answer) implements Subject {

        @Override
        public Product get(String id) {
            return answer.apply(id);
        }

        @Override
        public long loads() {
            return 0;
        }
    }

    @Test
    void rightAnswersAreCountedAndTheirTimesKept() throws InterruptedException {
        Round round = new Load(new Answers(Product::of)).run(2, 20);
        assertThat(round.answers()).isPositive();
        assertThat(round.errors()).isZero();
        assertThat(round.p999()).isGreaterThanOrEqualTo(round.p50());
    }

    @Test
    void valuesOfOtherKeysAreErrors() throws InterruptedException {
        Round round = new Load(new Answers(id -> Product.of("another"))).run(1, 5);
        assertThat(round.answers()).isZero();
        assertThat(round.errors()).isPositive();
        assertThat(round.firstError()).contains("another key");
    }

    @Test
    void theMedianIgnoresTheDisturbedRound() {
        assertThat(Medians.of(DoubleStream.of(3, 900, 4))).isEqualTo(4);
        assertThat(Medians.of(DoubleStream.of(1, 2, 4, 100))).isEqualTo(3);
    }
}
