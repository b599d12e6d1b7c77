package dev.larder.it.behind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The writes of one producer, each told before it is made and again when its call has returned. Every line is in the file before
 * anything else is done, so that nothing of it is lost when the process is killed.
 */
public final class Diary implements AutoCloseable {

    private final FileChannel file;

    Diary(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** It is about to be made. */
    void begin(Written write) {
        line("begin\t" + write.queue() + '\t' + write.key() + '\t' + write.number() + '\t' + write.removes() + '\t'
                + write.views() + '\t' + write.began());
    }

    /** Its call has ended. */
    void end(Written write) {
        line(write.isAccepted() ? "accepted\t" + write.accepted() : "refused\t" + write.thrown());
    }

    private void line(String text) {
        try {
            file.write(ByteBuffer.wrap((text + '\n').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** What was written in a diary, as far as it goes. */
    public static List<Written> read(Path path) throws IOException {
        List<Written> all = new ArrayList<>();
        @Nullable
        Written open = null;
        for (String line : Files.readAllLines(path)) {
            String[] words = line.split("\t", 7);
            if (words[0].equals("begin")) {
                if (open != null) {
                    all.add(open);
                }
                open = new Written(words[1], words[2], Long.parseLong(words[3]), Boolean.parseBoolean(words[4]),
                        Long.parseLong(words[5]), Long.parseLong(words[6]), Written.NEVER, "");
            } else if (open != null) {
                all.add(words[0].equals("accepted") ? open.accepted(Long.parseLong(words[1])) : open.refused(words[1]));
                open = null;
            }
        }
        if (open != null) {
            all.add(open);
        }
        return all;
    }
}
