import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of an OpenSearch cluster, until the process is ended: {@code java -cp … OpenSearchNode.java HOME SETTING=VALUE…}. The
 * runner's own main would let a single node join nobody.
 */
final class OpenSearchNode {

    /** what analyses text and what speaks HTTP; scripts and pipelines would only take time to start */
    private static final String MODULES =
            "org.opensearch.analysis.common.CommonAnalysisModulePlugin,org.opensearch.transport.Netty4ModulePlugin";

    private OpenSearchNode() {}

    public static void main(String[] arguments) throws InterruptedException {
        var runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> Arrays.stream(arguments).skip(1).forEach(setting -> {
            int at = setting.indexOf('=');
            settings.put(setting.substring(0, at), setting.substring(at + 1));
        }));
        runner.build("-basePath", Path.of(arguments[0]).toString(), "-numOfNode", "1", "-moduleTypes", MODULES, "-printOnFailure");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                runner.close();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }));
        new CountDownLatch(1).await();
    }
}
