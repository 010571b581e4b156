package org.hecha.web.task;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hecha.organization.Scope;
import org.hecha.workflow.TaskNews;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Rings at open lists: a server-sent event without content, at most two a second a page. The page then asks what has changed,
 * as the person who is logged in at that moment; so nothing travels here that somebody might no longer see.
 */
@Controller
class TaskLive implements DisposableBean {

    /** Browsers come back by themselves; a forgotten page costs nothing for longer than this. */
    private static final Duration OPEN = Duration.ofMinutes(15);

    private static final Duration TOGETHER = Duration.ofMillis(400);
    private static final Duration ALIVE = Duration.ofSeconds(25);

    private final TaskNews news;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService bell = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("task-live-", 0).factory());

    TaskLive(TaskNews news) {
        this.news = news;
        var unused = bell.scheduleWithFixedDelay(
                () -> pages.forEach(page -> page.send(SseEmitter.event().comment("alive"))),
                ALIVE.toSeconds(),
                ALIVE.toSeconds(),
                TimeUnit.SECONDS);
    }

    private final class Page {
        private final SseEmitter emitter = new SseEmitter(OPEN.toMillis());
        private final AtomicBoolean waiting = new AtomicBoolean();

        /** What comes within moments rings once. */
        void wake() {
            if (waiting.compareAndSet(false, true)) {
                var unused = bell.schedule(
                        () -> {
                            waiting.set(false);
                            send(SseEmitter.event().name("tasks").data(""));
                        },
                        TOGETHER.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        }

        void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException gone) {
                pages.remove(this);
                emitter.complete();
            }
        }
    }

    @GetMapping(path = "/tasks/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Scope scope) {
        var page = new Page();
        Runnable end = news.listen(scope, page::wake);
        pages.add(page);
        Runnable forget = () -> {
            end.run();
            pages.remove(page);
        };
        page.emitter.onCompletion(forget);
        page.emitter.onTimeout(page.emitter::complete);
        page.emitter.onError(e -> forget.run());
        page.send(SseEmitter.event().comment("open"));
        return page.emitter;
    }

    /** Open pages must not keep a server from stopping. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        pages.forEach(page -> page.emitter.complete());
    }

    @Override
    public void destroy() {
        bell.shutdownNow();
    }
}
