package org.hecha.web;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import org.hecha.Fake;
import org.hecha.organization.AWorld;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.WorkingDays;
import org.hecha.web.login.CurrentMember;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Screens with their templates and texts over hand-written fakes, without database or engine: a context of a second. A
 * missing message shows as {@code ??key??} in a page; {@link #faults} finds those.
 */
public final class Screens {

    /** Monday, 10 October 2022, 10:00 in Beijing. */
    public static final Instant NOW = Instant.parse("2022-10-10T02:00:00Z");

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private Screens() {}

    /** @param parts packages of screens to load; @param beans registers the fakes the screens ask for */
    public static MockMvc of(AWorld world, Scope scope, List<String> parts, Consumer<Beans> beans) {
        var context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(Frame.class);
        var all = new ArrayList<>(List.of("org.hecha.web.page", "org.hecha.web.words"));
        all.addAll(parts);
        context.scan(all.toArray(String[]::new));
        context.register(CurrentMember.class);
        context.addBeanFactoryPostProcessor(factory -> {
            var put = new Beans() {
                @Override
                public <T> void put(Class<T> type, Object partial) {
                    factory.registerSingleton(
                            type.getName(), type.isInstance(partial) ? partial : Fake.of(type, partial));
                }
            };
            put.put(Directory.class, world.directory());
            put.put(Scope.class, scope);
            put.put(Clock.class, Clock.fixed(NOW, BEIJING));
            put.put(JdbcClient.class, new Object());
            put.put(WorkingDays.class, new MondayToFriday());
            beans.accept(put);
        });
        context.refresh();
        return MockMvcBuilders.webAppContextSetup(context)
                .alwaysDo(done -> done.getFlashMap().forEach(Screens::outlivesThePage))
                .build();
    }

    /** What a screen says on the next page waits in the session, and the session in the database. */
    private static void outlivesThePage(String name, Object said) {
        try (var out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(said);
        } catch (IOException e) {
            throw new AssertionError("a session cannot keep " + name + ": " + said, e);
        }
    }

    public interface Beans {
        /** @param partial the bean itself, or an object with the methods that are faked */
        <T> void put(Class<T> type, Object partial);
    }

    /** Traces of texts that are missing. */
    public static List<String> faults(String html) {
        return java.util.regex.Pattern.compile("\\?\\?[^?]{2,80}\\?\\?")
                .matcher(html)
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** What is faked of {@link WorkingDays}: no holidays. */
    public static final class MondayToFriday {
        public int between(LocalDate from, LocalDate to) {
            if (to.isBefore(from)) {
                return -between(to, from);
            }
            return (int) from.plusDays(1)
                    .datesUntil(to.plusDays(1))
                    .filter(day -> day.getDayOfWeek().getValue() < 6)
                    .count();
        }
    }

    /** The part of the application's configuration that screens need; never found by the scan of the whole application. */
    @TestConfiguration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Frame implements WebMvcConfigurer {

        private final Scope scope;

        Frame(Scope scope) {
            this.scope = scope;
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new HandlerMethodArgumentResolver() {
                @Override
                public boolean supportsParameter(MethodParameter parameter) {
                    return parameter.getParameterType() == Scope.class;
                }

                @Override
                public Object resolveArgument(
                        MethodParameter parameter,
                        ModelAndViewContainer container,
                        NativeWebRequest request,
                        WebDataBinderFactory binders) {
                    return scope;
                }
            });
        }

        @Bean
        MessageSource messageSource() throws IOException {
            var yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new ClassPathResource("application.yml"));
            Properties settings = yaml.getObject();
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames(
                    settings.getProperty("spring.messages.basename").split(","));
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
            return messages;
        }

        @Bean
        SpringResourceTemplateResolver templates() {
            var templates = new SpringResourceTemplateResolver();
            templates.setPrefix("classpath:/templates/");
            templates.setSuffix(".html");
            templates.setCharacterEncoding("UTF-8");
            return templates;
        }

        @Bean
        SpringTemplateEngine engine(SpringResourceTemplateResolver templates) {
            var engine = new SpringTemplateEngine();
            engine.setTemplateResolver(templates);
            engine.setEnableSpringELCompiler(true);
            return engine;
        }

        @Bean
        ThymeleafViewResolver views(SpringTemplateEngine engine) {
            var views = new ThymeleafViewResolver();
            views.setTemplateEngine(engine);
            views.setCharacterEncoding("UTF-8");
            return views;
        }
    }
}
