package dev.larder.quarkus.test.transaction;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class TransactionMatrixTest extends TransactionCells {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application("ledger");
}
