const createdSeconds = 1_735_689_600;
const createdAt = '2025-01-01T00:00:00Z';

type Models = readonly string[];

export function openAIList(models: Models): unknown {
  return {
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: createdSeconds, owned_by: 'system' })),
  };
}

export function anthropicList(models: Models): unknown {
  const data = models.map((id) => ({ type: 'model', id, display_name: id, created_at: createdAt }));
  return { data, has_more: false, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
}

export function geminiList(models: Models): unknown {
  return {
    models: models.map((name) => ({
      name: `models/${name}`,
      displayName: name,
      supportedGenerationMethods: ['generateContent'],
    })),
  };
}

export function ollamaList(models: Models): unknown {
  const details = {
    parent_model: '',
    format: 'gguf',
    family: 'llama',
    families: ['llama'],
    parameter_size: '3.2B',
    quantization_level: 'Q4_K_M',
  };
  const digest = 'a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72';
  return {
    models: models.map((name) => ({
      name,
      model: name,
      modified_at: createdAt,
      size: 2_019_393_189,
      digest,
      details,
    })),
  };
}
