package dev.larder.internal.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonParseException;

class StoreAwayTest {

    static Stream<Throwable> away() {
        return Stream.of(new ConnectException("refused"), new SocketTimeoutException("read"),
                new UnknownHostException("db"), new ClosedChannelException(), new IOException("Connection reset"),
                new EOFException(), new TimeoutException(), new SQLTransientConnectionException("no connection"),
                new SQLRecoverableException("reset"), new SQLNonTransientConnectionException("refused"),
                new SQLException("a pool gives none"), new UncheckedIOException(new IOException("Broken pipe")),
                new IllegalStateException("outer", new RuntimeException("inner", new ConnectException("refused"))));
    }

    @ParameterizedTest
    @MethodSource("away")
    void failureOfTheWayToTheStoreSaysNothingOfTheWrite(Throwable failure) {
        assertThat(StoreAway.isMeantBy(failure)).isTrue();
    }

    static Stream<Throwable> refused() {
        return Stream.of(new IllegalArgumentException("no such product"), new NullPointerException(),
                new SQLIntegrityConstraintViolationException("duplicate", "23505"),
                new SQLIntegrityConstraintViolationException("duplicate"), new SQLDataException("too long"),
                new SQLSyntaxErrorException("no such column"), new JsonParseException(null, "no JSON"),
                new MalformedInputException(1), new InvalidObjectException("stream"), new UTFDataFormatException(),
                new RuntimeException("outer", new SQLException("duplicate", "23505")), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void failureOfTheWriteItselfCounts(Throwable failure) {
        assertThat(StoreAway.isMeantBy(failure)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "08006,true", "28P01,true", "08S01,true", "40001,true", "40P01,true", "53300,true", "57P01,true",
            "58030,true",
            "40002,false", "23505,false", "22001,false", "42P01,false", "25006,false", "HY000,false" })
    void stateOfADatabaseTells(String state, boolean away) {
        assertThat(StoreAway.isMeantBy(new SQLException("failed", state))).isEqualTo(away);
        assertThat(StoreAway.isMeantBy(new RuntimeException(new SQLException("failed", state)))).isEqualTo(away);
    }

    @Test
    void failureThatIsItsOwnCauseIsNoEndlessOne() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);
        assertThat(StoreAway.isMeantBy(one)).isFalse();
    }
}
