package dev.larder.internal.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

/** Runs loads that no call waits for within a request of their own, which ends with them. */
final class OwnRequest {

    private final Instance<RequestContextController> controllers;

    OwnRequest(Instance<Object> beans) {
        this.controllers = beans.select(RequestContextController.class);
    }

    /** The same task within a request; the task itself where the container has no requests. */
    Runnable around(Runnable task) {
        return controllers.isResolvable() ? () -> run(task) : task;
    }

    private void run(Runnable task) {
        try (Instance.Handle<RequestContextController> controller = controllers.getHandle()) {
            boolean begun = controller.get().activate();
            try {
                task.run();
            } finally {
                if (begun) {
                    controller.get().deactivate();
                }
            }
        }
    }
}
