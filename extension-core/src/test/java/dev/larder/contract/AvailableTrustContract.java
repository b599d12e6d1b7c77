package dev.larder.contract;

import org.junit.jupiter.api.Test;

/** With {@code larder.local.trust=availability}. */
class AvailableTrustContract extends TrustContract {

    AvailableTrustContract(Container container) {
        super(container);
    }

    @Test
    void memoryAnswersOnWhileRedisIsSilent() throws Exception {
        cached();
        server.pause();
        memoryAnswersOnWithOld();
    }

    @Test
    void memoryAnswersOnWhileRedisIsDead() throws Exception {
        cached();
        server.kill();
        memoryAnswersOnWithOld();
    }

    @Test
    void whatIsInvalidatedElsewhereAfterTheSilenceIsHeard() throws Exception {
        cached();
        server.pause();
        memoryAnswersOnWithOld();
        server.resume();
        invalidatedElsewhere();
        awaitLoad();
    }
}
