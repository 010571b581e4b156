package org.hecha.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Background work of the module; one node of a cluster does each at a time. */
@Configuration(proxyBeanMethods = false)
class NotificationTasks {

    /** Does nothing without a mail server: messages are marked as kept when they are written. */
    @Bean
    RecurringTask<Void> notificationMail(
            Messages messages,
            ObjectProvider<JavaMailSender> sender,
            Rest rest,
            NotificationSettings settings,
            PlatformTransactionManager transactions,
            MessageSource texts,
            Clock clock) {
        return Tasks.recurring("notification-mail", FixedDelay.of(settings.look()))
                .execute((instance, context) -> {
                    JavaMailSender server = sender.getIfAvailable();
                    if (server != null) {
                        new Postman(
                                        messages,
                                        server,
                                        rest,
                                        settings,
                                        new TransactionTemplate(transactions),
                                        texts,
                                        clock)
                                .round();
                    }
                });
    }

    @Bean
    RecurringTask<Void> notificationReminders(
            Reminders reminders, PlaceReminders places, NotificationSettings settings) {
        return Tasks.recurring(
                        "notification-reminders", FixedDelay.of(settings.look().multipliedBy(6)))
                .execute((instance, context) -> {
                    reminders.look();
                    places.look();
                });
    }
}
