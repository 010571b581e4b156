package org.hecha.workflow.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine as an embedded library: expressions reach our delegates and nothing else, stored queries evaluate none,
 * its clock is ours, no script runs. Decision 0003.
 */
@Component
@Order(Ordering.DEFAULT_ORDER + 100)
class EngineSetup extends AbstractCamundaConfiguration {

    private final DelegateBeans delegates;
    private final TaskFeed feed;
    private final Clock clock;

    EngineSetup(DelegateBeans delegates, TaskFeed feed, Clock clock) {
        this.delegates = delegates;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // the starter brings one that sees every bean of the application
        configuration.setExpressionManager(new JuelExpressionManager(new HashMap<Object, Object>(delegates.byName())));
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableScriptCompilation(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDefaultNumberOfRetries(5);
        configuration.setBatchOperationHistoryTimeToLive("P30D");
        parseListeners(configuration).add(new FeedListener(feed, clock));
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new OurTime(clock)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new OurTime(clock)));
    }

    private static List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> parseListeners(
            ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        return configuration.getCustomPostBPMNParseListeners();
    }

    /**
     * Creation, due times and timers follow the application's clock, also where demo data shift it. The engine's time is one for
     * the whole JVM: where several engines live in one, as in tests, what one of them does by itself at the system's time must
     * not take another's shift away in the middle of its work.
     */
    private static final class OurTime extends CommandInterceptor {
        private static final String ACQUISITION = "JobExecutor[";

        private final Clock clock;

        OurTime(Clock clock) {
            this.clock = clock;
        }

        @Override
        public <T> T execute(Command<T> command) {
            long shift = clock.millis() - Clock.systemUTC().millis();
            // the two readings lie microseconds apart: less than a moment is no shift
            if (Math.abs(shift) >= 50) {
                ClockUtil.offset(shift);
            } else if (!byItself()) {
                ClockUtil.reset();
            }
            return next.execute(command);
        }

        private static boolean byItself() {
            return Context.getJobExecutorContext() != null
                    || Thread.currentThread().getName().startsWith(ACQUISITION);
        }
    }
}
