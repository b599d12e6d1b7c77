package dev.larder.internal.assembly;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.larder.DeadLetter;
import dev.larder.WriteBehindException;
import dev.larder.WriteId;
import dev.larder.WriteQueue;
import dev.larder.internal.behind.Letters;
import dev.larder.internal.behind.Queue;
import dev.larder.internal.deferral.Letter;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;

/** One queue, as the application sees it. */
final class BoundQueue implements WriteQueue {

    private final Queue queue;
    private final Engine engine;
    private final Parts parts;

    BoundQueue(Queue queue, Engine engine, Parts parts) {
        this.engine = engine;
        this.queue = queue;
        this.parts = parts;
    }

    @Override
    public String name() {
        return queue.name();
    }

    @Override
    public long backlog() {
        return await(backlogAsync());
    }

    @Override
    public CompletableFuture<Long> backlogAsync() {
        return told(queue.letters().backlog());
    }

    @Override
    public List<DeadLetter> deadLetters(int max) {
        return await(deadLettersAsync(max));
    }

    @Override
    public CompletableFuture<List<DeadLetter>> deadLettersAsync(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("At least one dead letter can be asked for, not " + max);
        }
        return told(queue.letters().list(max)).thenApply(letters -> letters.stream().map(this::letter).toList());
    }

    private DeadLetter letter(Letters.Letter letter) {
        return new DeadLetter(new WriteId(name(), letter.partition(), letter.sequence(), letter.epoch()),
                parts.prefix().strip(letter.key()), Letter.method(letter.call()), letter.reason(), letter.attempts(),
                Instant.ofEpochMilli(letter.at()), letter.heldBack());
    }

    @Override
    public long replay(String key) {
        return await(replayAsync(key));
    }

    @Override
    public CompletableFuture<Long> replayAsync(String key) {
        return told(queue.letters().replay(parts.prefix().whole(key)));
    }

    @Override
    public long replayAll() {
        return await(replayAllAsync());
    }

    @Override
    public CompletableFuture<Long> replayAllAsync() {
        return told(queue.letters().keys()).thenCompose(this::replayEach);
    }

    private CompletableFuture<Long> replayEach(Set<String> keys) {
        CompletableFuture<Long> count = CompletableFuture.completedFuture(0L);
        for (String key : keys) {
            count = count.thenCompose(before -> told(queue.letters().replay(key)).thenApply(more -> before + more));
        }
        return count;
    }

    @Override
    public long discard(String key) {
        return await(discardAsync(key));
    }

    @Override
    public CompletableFuture<Long> discardAsync(String key) {
        String whole = parts.prefix().whole(key);
        return told(queue.letters().discard(whole)).thenApply(count -> {
            // What memory holds may be what nobody will write any more.
            engine.forget(whole);
            return count;
        });
    }

    private <T> T await(CompletableFuture<T> answer) {
        if (!parts.surroundings().mayWait()) {
            throw new WriteBehindException(name(), "cannot be waited for on an event loop",
                    "ask on a worker thread, or use the method whose name ends with Async");
        }
        return new CallerThread(parts.time()).await(answer);
    }

    private <T> CompletableFuture<T> told(CompletableFuture<Optional<T>> answer) {
        return answer.thenApply(known -> known.orElseThrow(() -> new WriteBehindException(name(), "did not answer",
                "see whether Redis can be reached")));
    }
}
