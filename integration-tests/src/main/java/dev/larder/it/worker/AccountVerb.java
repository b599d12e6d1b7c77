package dev.larder.it.worker;

import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * {@code account read <account>}, {@code account <set or put> <own or joined> <account> <balance>}, which hangs after its
 * commit, and what waits for that and holds loads up.
 */
@ApplicationScoped
public class AccountVerb implements Verb {

    @Inject
    Accounts accounts;

    @Override
    public String name() {
        return "account";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        switch (words.get(0)) {
            case "read" -> {
                return String.valueOf(accounts.balance(words.get(1)));
            }
            case "set", "put" -> write(words);
            case "await-commit" -> accounts.awaitCommit();
            case "hold-load" -> accounts.holdLoad();
            case "await-read" -> accounts.awaitRead();
            case "let-load-go" -> accounts.letLoadGo();
            default -> throw new IllegalArgumentException(words.get(0));
        }
        return "";
    }

    private void write(List<String> words) throws SQLException {
        if (words.get(1).equals("own")) {
            write(words.get(0), words.get(2), Long.parseLong(words.get(3)));
        } else {
            QuarkusTransaction.requiringNew().call(() -> {
                write(words.get(0), words.get(2), Long.parseLong(words.get(3)));
                return "";
            });
        }
    }

    private void write(String how, String account, long balance) throws SQLException {
        if (how.equals("set")) {
            accounts.set(account, balance);
        } else {
            accounts.put(account, balance);
        }
    }
}
