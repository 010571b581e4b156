package org.hecha.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.hecha.audit.Behalf;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** In whose seat the person sits: tells the layout, and the audit trail for as long as a request lasts. */
@Component("seats")
class Seats implements HandlerInterceptor, WebMvcConfigurer {

    private final CurrentMember current;
    private final Directory directory;
    private final Behalf behalf;

    Seats(CurrentMember current, Directory directory, Behalf behalf) {
        this.current = current;
        this.directory = directory;
        this.behalf = behalf;
    }

    /** Whose seat it is, where it is not the person's own. */
    public Optional<Member> absent() {
        return current.absent();
    }

    public boolean ended() {
        return current.seatEnded();
    }

    /** Whose seats the person may take today. */
    public List<Member> free() {
        return current.member().map(m -> directory.standsInFor(m.id())).orElse(List.of());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        current.scope()
                .filter(scope -> scope.standIn().isPresent())
                .ifPresent(scope -> behalf.begin(scope.actor(), scope.member().toString()));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        behalf.end();
    }
}
