package dev.larder.internal.engine;

import dev.larder.internal.coherence.Listener;
import dev.larder.internal.coherence.News;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.TagMoves;

/** Forgets in this process' memory alone; loads under way go on. */
final class OwnMemory implements Listener {

    private final LocalTier local;
    private final TagMoves moves;

    OwnMemory(LocalTier local, TagMoves moves) {
        this.local = local;
        this.moves = moves;
    }

    @Override
    public void heard(News news) {
        if (news instanceof News.Keys gone) {
            gone.keys().forEach(local::remove);
        } else if (news instanceof News.Tags moved) {
            moves.move(moved.tags());
        } else if (news instanceof News.Queued queued) {
            queued.keys().forEach(local::remove);
        } else if (news instanceof News.Pattern pattern) {
            local.removeMatching(pattern.matcher()::matches);
        } else {
            missed();
        }
    }

    @Override
    public void missed() {
        local.removeMatching(key -> true);
    }
}
