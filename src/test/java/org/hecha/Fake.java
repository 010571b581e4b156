package org.hecha;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** Hand-written fakes of wide interfaces: only what a test needs is written, everything else fails when called. */
public final class Fake {

    private Fake() {}

    /** @param partial an object with public methods of the same name and parameters as those of {@code type} it fakes */
    public static <T> T of(Class<T> type, Object partial) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Method faked = Arrays.stream(partial.getClass().getMethods())
                            .filter(m -> m.getName().equals(method.getName())
                                    && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
                            .findFirst()
                            .orElseThrow(() -> new UnsupportedOperationException("not faked: " + method));
                    faked.setAccessible(true);
                    try {
                        return faked.invoke(partial, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** The object with its {@code @Transactional} annotations at work, as Spring would hand it out. */
    public static <T> T transactional(Class<T> type, T target, PlatformTransactionManager transactions) {
        var proxies = new ProxyFactory(target);
        proxies.addAdvice(new TransactionInterceptor(
                (TransactionManager) transactions, new AnnotationTransactionAttributeSource()));
        return type.cast(proxies.getProxy());
    }
}
