package dev.larder.transaction;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

@EnabledIf(value = "dev.larder.transaction.Postgres#runs", disabledReason = "no PostgreSQL runs on this machine")
class PostgresMatrixTest extends TransactionCells {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application("postgresql", Postgres.url());
}
