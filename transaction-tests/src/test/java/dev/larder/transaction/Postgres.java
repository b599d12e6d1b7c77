package dev.larder.transaction;

import java.io.IOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL of the tests' own, where its binaries run: begun once for the whole process, and ended with it. */
final class Postgres {

    /** Found by whatever class loader asks. */
    private static final String URL = "larder.tests.postgres";

    private static final String NONE = "none";

    private Postgres() {
    }

    static boolean runs() {
        return !url().equals(NONE);
    }

    static String url() {
        String url = System.getProperty(URL);
        if (url == null) {
            url = start();
            System.setProperty(URL, url);
        }
        return url;
    }

    private static String start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(30)).start();
            return server.getJdbcUrl("postgres", "postgres");
        } catch (IOException | RuntimeException unable) {
            return NONE;
        }
    }
}
