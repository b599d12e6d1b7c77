package dev.larder.it.coherence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A counter per row, in a file that all processes have mapped. Adding and reading are atomic on the shared page, so a read
 * sees each commit that was made before it, in whatever process.
 */
@ApplicationScoped
public class Database {

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Optional<String> file;
    private volatile ByteBuffer rows = ByteBuffer.allocate(0);

    @Inject
    public Database(@ConfigProperty(name = "worker.database") Optional<String> file) {
        this.file = file;
    }

    /** To be called before the first access. */
    void open() {
        int size = Ground.ROWS * Long.BYTES;
        try (FileChannel channel = FileChannel.open(Path.of(file.orElseThrow()), StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE)) {
            rows = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The version as of now. */
    long read(int row) {
        return (long) LONGS.getVolatile(rows, row * Long.BYTES);
    }

    /** @return the version that this commit has made */
    long commit(int row) {
        return (long) LONGS.getAndAdd(rows, row * Long.BYTES, 1L) + 1;
    }
}
