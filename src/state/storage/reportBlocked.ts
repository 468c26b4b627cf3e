import { services } from '../services';
import { report, update } from '../update';

/** Reports that another tab blocks the storage, for as long as it does. */
export function reportBlocked(): void {
  services.storage.onBlocked((isBlocked) => {
    if (isBlocked) {
      report(
        {
          code: 'storage-blocked',
          file: '',
          message:
            'Another tab has an older version of the lab open and holds the storage. Close that tab, or reload it: what is stored then comes back here by itself.',
          values: {},
        },
        'warning',
      );
    } else {
      update((state) => ({ problems: state.problems.filter(({ code }) => code !== 'storage-blocked') }));
    }
  });
}
