package org.hecha.web.login;

import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Handlers simply declare {@code Scope scope} or {@code Member member}; nothing in the request can influence them. A
 * person who has left since the login is sent to the login page.
 */
@Component
class ScopeArgumentResolver implements HandlerMethodArgumentResolver {

    private final CurrentMember current;

    ScopeArgumentResolver(CurrentMember current) {
        this.current = current;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class || parameter.getParameterType() == Member.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var found = parameter.getParameterType() == Scope.class ? current.scope() : current.member();
        return found.<Object>map(value -> value)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is logged in"));
    }
}
