package org.hecha.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hecha.InApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test that walks through processes in {@link ProcessWorld}; all of them share one context. Timers run when a test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ProcessWorld.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("test")
@ContextConfiguration(initializers = InApplication.OwnStorage.class)
@Import(Play.class)
@interface InProcessWorld {}
