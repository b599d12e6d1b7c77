package dev.larder.it.behind;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

/** The database, where the checker has one. */
@ApplicationScoped
public class Store {

    @Inject
    Instance<AgroalDataSource> database;

    Connection connection() throws SQLException {
        return database.get().getConnection();
    }
}
