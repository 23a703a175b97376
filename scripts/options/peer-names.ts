const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * What the documentation and types of other projects name, by the head of the table of COMING-FROM.md that has to hold each.
 * Names of options and results are public facts; nothing else of those projects is here.
 */
export const peerNames: Readonly<Record<string, readonly string[]>> = {
  AgentConfig: words(`
    models toolExecutor cascade quality callbacks domainConfigs enableDomainDetection tiers workflows tenantRules channelModels
    channelFailover channelStrategies ruleEngineConfig ruleEngine`),
  ModelConfig: words(`
    name provider cost keywords domains maxTokens systemPrompt temperature apiKey baseUrl extra speedMs qualityScore
    supportsTools toolQuality qualityThreshold httpConfig`),
  HttpConfig: words('verifySsl caCertPath proxy timeout maxRetries'),
  CascadeConfig: words(
    'quality maxBudget trackCosts maxRetries timeout routingStrategy useSpeculative verbose trackMetrics',
  ),
  QualityConfig: words(`
    minConfidence threshold confidenceThresholds minWordCount requireMinimumTokens useLogprobs fallbackToHeuristic strictMode
    useAlignmentScoring minAlignmentScore useSemanticValidation semanticThreshold useProductionConfidence provider
    requireValidation enableAdaptive`),
  QualityConfigFactory: words('forProduction forDevelopment strict forCascade permissive'),
  Presets: words(`
    PRESET_BEST_OVERALL PRESET_ULTRA_FAST PRESET_ULTRA_CHEAP PRESET_OPENAI_ONLY PRESET_ANTHROPIC_ONLY PRESET_FREE_LOCAL
    createPreset`),
  CascadeAgent: words(`
    run runStream stream streamEvents runBatch fromEnv fromProfile forTier getRouterStats resetRouterStats getModels
    getModelCount`),
  RunOptions: words(`
    maxTokens temperature systemPrompt tools toolExecutor maxSteps extra forceDirect userTier workflow kpiFlags tenantId channel`),
  StreamEventType: words('routing chunk draft_decision switch complete error'),
  BatchConfig: words(`
    batchSize maxParallel timeoutPerQuery totalTimeout strategy stopOnError retryFailed trackCost validateQuality preserveOrder
    metadata`),
  CascadeResult: words(`
    content modelUsed totalCost latencyMs complexity cascaded draftAccepted routingStrategy reason toolCalls hasToolCalls
    qualityScore qualityCheckPassed rejectionReason draftModel draftCost draftLatencyMs draftConfidence verifierModel
    verifierCost verifierLatencyMs costSaved savingsPercentage cascadeOverheadMs qualityThreshold complexityDetectionMs
    draftGenerationMs qualityVerificationMs verifierGenerationMs responseLength responseWordCount metadata`),
  DomainConfig: words(`
    drafter verifier threshold validationMethod temperature maxTokens fallbackModels requireVerifier adaptiveThreshold
    skipOnSimple cascadeComplexities toolDrafter`),
  Harness: words(
    'init run reset mode budget maxToolCalls maxLatencyMs maxEnergy kpiWeights compliance trace harnessAgent',
  ),
  'Class or function': words(`
    providerRegistry VercelAISDKProvider buildCascadePlan ProviderRateLimiter createChatHandler createCompletionHandler
    QualityValidator QueryResponseAlignmentScorer ProductionConfidenceEstimator ResponseAnalyzer SemanticQualityChecker
    ComplexityDetector PreRouter DomainRouter RuleEngine TierRouter ToolRouter ToolConfig createTool ToolExecutor ToolValidator
    getCodeStrategy StreamManager ProgressiveJSONParser RetryManager ResponseCache RateLimiter UserProfileManager TIER_PRESETS
    WORKFLOW_PRESETS GuardrailsManager PiiDetector ContentModerator CallbackManager CostCalculator LiteLLMCostProvider
    MetricsCollector OpenTelemetryExporter CostForecaster ModelRegistry validateModel validateConfig testConnection
    testConnections validateSetup withCascade`),
  CallbackEvent: words(`
    query_start complexity_detected models_scored strategy_selected model_call_start model_call_complete model_call_error
    cascade_decision cache_hit cache_miss query_complete query_error`),
  Python: words(`
    run_streaming stream_events run_batch from_env from_profile update_models update_quality_threshold get_config_snapshot
    WholeResponseCascade cascadeflow-gateway simulate PriceBook dynamic_config ConditionalRouter ToolRiskClassifier
    ToolComplexityAnalyzer TaskDetector SemanticRouter HybridRouter MultiStepCascadeExecutor LatencyAwareExecutionPlanner
    SemanticDomainDetector AdaptiveThresholdManager CostTracker`),
  Configuration: words('type api_key_service api_key_env base_url entries provider model'),
  'Router(...)': words(`
    model_list model_group_alias default_litellm_params fallbacks default_fallbacks context_window_fallbacks
    content_policy_fallbacks max_fallbacks num_retries retry_after retry_policy model_group_retry_policy allowed_fails
    allowed_fails_policy cooldown_time disable_cooldowns timeout stream_timeout default_max_parallel_requests routing_strategy
    routing_strategy_args optional_pre_call_checks enable_pre_call_checks enable_tag_filtering provider_budget_config
    cache_responses cache_kwargs caching_groups redis_url client_ttl polling_interval default_priority set_verbose debug_level
    alerting_config`),
  'Of a deployment': words(`
    model_name model api_key api_base api_version rpm tpm max_parallel_requests weight order timeout stream_timeout max_retries
    input_cost_per_token output_cost_per_token max_budget budget_duration region_name tags`),
  routing_strategy: words(`
    simple-shuffle least-busy latency-based-routing cost-based-routing usage-based-routing usage-based-routing-v2`),
};
