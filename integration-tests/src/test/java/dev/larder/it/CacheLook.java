package dev.larder.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.larder.it.behind.Stored;
import dev.larder.it.behind.WriteRule;
import dev.larder.it.behind.WriteViolation;

/** What the processes read through their caches when all is quiet, beside what the database holds. */
final class CacheLook {

    private final WriteCrew crew;
    private final WriteStore store;
    private final Path folder;

    /** @param folder for what is asked and answered */
    CacheLook(WriteCrew crew, WriteStore store, Path folder) {
        this.crew = crew;
        this.store = store;
        this.folder = folder;
    }

    /** @param keys after their queues */
    List<WriteViolation> violations(List<String> keys) throws IOException, SQLException {
        List<WriteViolation> found = new ArrayList<>();
        Map<String, Long> totals = store.totals();
        Map<String, Stored> rows = store.rows();
        Path questions = Files.write(folder.resolve("keys"), keys);
        for (WorkerProcess worker : crew.living()) {
            Path answers = folder.resolve("answers-" + worker.number());
            worker.ask("behind", "look", questions, answers).join();
            for (String line : Files.readAllLines(answers)) {
                String[] words = line.split("\t", 3);
                Stored row = rows.get(words[1]);
                String held = words[0].equals("views") ? String.valueOf(totals.getOrDefault(words[1], 0L))
                        : String.valueOf(row == null ? null : row.text());
                if (!held.equals(words[2])) {
                    found.add(new WriteViolation(WriteRule.OLD_IN_CACHE, words[0], words[1],
                            words[2] + " instead of " + held + " in process " + worker.number()));
                }
            }
        }
        return found;
    }
}
