package org.hecha.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people hear. Without {@code spring.mail.host} nothing is sent and every message stays in the outbox to be read there.
 *
 * @param from    sender's address
 * @param address where this installation is reached, such as {@code https://hecha.example.org}; empty = mails carry no link
 * @param look    pause between two looks into the outbox and at deadlines; shorter tells sooner and asks the database more often
 * @param first   wait after the first failed attempt; doubled after each further one
 * @param longest longest wait between two attempts; with a mail server that is down, mail is at most this much late
 * @param giveUp  time after the first failed attempt past which a message that could not be sent counts as failed
 * @param gather  how long news that are not urgent wait for one another, to come as one mail; shorter tells sooner and more
 *                often; zero sends each by itself
 * @param quietFrom  hour (Beijing) from which no mail is sent to people who have chosen no hours of their own; equal to
 *                   {@code quietUntil} for none; what waits goes in the morning
 * @param quietUntil hour from which mail is sent again
 */
@ConfigurationProperties("hecha.notification")
@Validated
record NotificationSettings(
        @DefaultValue("hecha@localhost") String from,
        @DefaultValue("") String address,
        @DefaultValue("10s") Duration look,
        @DefaultValue("5s") Duration first,
        @DefaultValue("2m") Duration longest,
        @DefaultValue("3d") Duration giveUp,
        @DefaultValue("5m") Duration gather,
        @DefaultValue("22") @Min(0) @Max(23) int quietFrom,
        @DefaultValue("7") @Min(0) @Max(23) int quietUntil) {}
