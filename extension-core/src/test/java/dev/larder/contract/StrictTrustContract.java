package dev.larder.contract;

import org.junit.jupiter.api.Test;

/** With {@code larder.local.trust=strict}. */
class StrictTrustContract extends TrustContract {

    StrictTrustContract(Container container) {
        super(container);
    }

    @Test
    void memoryAnswersNoMoreWhenRedisHasBeenSilentForLongerThanTheLag() throws Exception {
        cached();
        server.pause();
        awaitLoad();
    }

    @Test
    void memoryAnswersNoMoreWhenRedisHasBeenDeadForLongerThanTheLag() throws Exception {
        cached();
        server.kill();
        awaitLoad();
    }

    @Test
    void memoryAnswersAgainWhenRedisGoesOnAndHearsWhatIsInvalidatedThen() throws Exception {
        cached();
        server.pause();
        awaitLoad();
        server.resume();
        memoryAnswersOn();
        invalidatedElsewhere();
        awaitLoad();
        memoryAnswersOn();
    }
}
