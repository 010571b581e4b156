package org.hecha.web.login;

import java.util.List;
import org.hecha.dossier.Incoming;
import org.hecha.web.upload.UploadsAtOnce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may ask for what, before any screen is asked. Everything needs a login unless it is named here. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig implements WebMvcConfigurer {

    /** No inline scripts, no inline styles, nothing from elsewhere. Islands set styles through the object model only. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'; worker-src 'self'; manifest-src 'self'";

    private static final String[] OPEN_TO_EVERYBODY = {
        "/login",
        "/login/**",
        "/public/**",
        "/vendor/**",
        "/css/**",
        "/js/**",
        "/img/**",
        "/on-site/shell",
        "/on-site/worker.js",
        "/on-site/manifest.webmanifest",
        "/favicon.ico",
        "/error",
        "/actuator/health",
        "/actuator/health/**"
    };

    private final ScopeArgumentResolver scopes;

    SecurityConfig(ScopeArgumentResolver scopes) {
        this.scopes = scopes;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(scopes);
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            CookieCsrfTokenRepository csrfTokens,
            SecurityContextRepository contexts,
            RequestCache asked,
            Strangers strangers,
            DeviceOwner owner,
            Incoming incoming)
            throws Exception {
        // before the filter that looks for the form's token, which would read a whole form with files to find it
        return http.addFilterBefore(new UploadsAtOnce(incoming, strangers), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN_TO_EVERYBODY)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(new CsrfTokens()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(strangers).accessDeniedHandler(strangers))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler((request, response, who) -> owner.nobody(request, response))
                        .logoutSuccessUrl("/login?out"))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                        .contentTypeOptions(Customizer.withDefaults()))
                .build();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** Remembers in a cookie what a stranger asked for, so that strangers cost no row in the session table. */
    @Bean
    RequestCache asked() {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && Strangers.wantsPage(request));
        return cache;
    }

    @Bean
    SessionAuthenticationStrategy newSessionAtLogin(CookieCsrfTokenRepository csrfTokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens)));
    }

    /** Logging in is the login page's business ({@link LoginController}); nothing else may authenticate anybody. */
    @Bean
    AuthenticationManager nobodyElse() {
        return authentication -> {
            throw new AuthenticationServiceException("only the login page authenticates");
        };
    }

    /** Two requests of one session may write the same attribute at the same time. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOnPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
